package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

var completionCommand = &cli.Command{
	Name:      "completion",
	Usage:     "print what makes a shell complete commands and flags",
	ArgsUsage: "bash|zsh|fish",
	Description: `   source <(kg completion bash)          for this shell; in ~/.bashrc for all
   source <(kg completion zsh)           likewise in ~/.zshrc
   kg completion fish >~/.config/fish/completions/kg.fish`,
	BashComplete: func(c *cli.Context) { fmt.Fprint(c.App.Writer, "bash\nzsh\nfish\n") },
	Action: func(c *cli.Context) error {
		switch c.Args().First() {
		case "bash":
			fmt.Fprint(c.App.Writer, bashCompletion)
		case "zsh":
			fmt.Fprint(c.App.Writer, zshCompletion)
		case "fish":
			text, err := c.App.ToFishCompletion()
			if err != nil {
				return err
			}
			fmt.Fprint(c.App.Writer, text)
		default:
			return usage(c, "give the shell: bash, zsh or fish")
		}
		return nil
	},
}

// The scripts ask kg itself: with the last argument --generate-bash-completion
// it prints what may come next.
const (
	bashCompletion = `_kg() {
	local cur=${COMP_WORDS[COMP_CWORD]} words
	if [[ $cur == -* ]]; then
		words=$("${COMP_WORDS[@]:0:COMP_CWORD}" "$cur" --generate-bash-completion 2>/dev/null)
	else
		words=$("${COMP_WORDS[@]:0:COMP_CWORD}" --generate-bash-completion 2>/dev/null)
	fi
	COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o bashdefault -o default -F _kg kg
`
	zshCompletion = `#compdef kg
_kg() {
	local -a words_
	local cur=${words[CURRENT]}
	if [[ $cur == -* ]]; then
		words_=("${(@f)$(${words[1,CURRENT-1]} $cur --generate-bash-completion 2>/dev/null)}")
	else
		words_=("${(@f)$(${words[1,CURRENT-1]} --generate-bash-completion 2>/dev/null)}")
	fi
	if [[ -n ${words_[1]} ]]; then
		_describe 'kg' words_
	else
		_files
	fi
}
compdef _kg kg
`
)
