package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// permute puts flags before arguments, so that "kg query EXPR -o json" means
// what it says; the flag package stops at the first argument. What follows
// "--" stays.
func permute(app *cli.App, args []string) []string {
	if len(args) < 2 || args[len(args)-1] == "--generate-bash-completion" {
		return args
	}
	out := args[:1:1]
	rest := args[1:]
	flags := app.Flags
	commands := app.Commands
	for {
		n := 0 // flags in front of the command's name
		for n < len(rest) && isFlag(rest[n]) {
			n += width(flags, rest[n:])
		}
		if n >= len(rest) {
			return append(out, rest...)
		}
		i := slices.IndexFunc(commands, func(c *cli.Command) bool { return c.HasName(rest[n]) })
		if i < 0 {
			break
		}
		out = append(out, rest[:n+1]...)
		rest = rest[n+1:]
		flags, commands = commands[i].Flags, commands[i].Subcommands
	}
	var operands []string
	for len(rest) > 0 {
		if rest[0] == "--" {
			operands = append(operands, rest[1:]...)
			break
		}
		if !isFlag(rest[0]) {
			operands = append(operands, rest[0])
			rest = rest[1:]
			continue
		}
		n := width(flags, rest)
		out = append(out, rest[:n]...)
		rest = rest[n:]
	}
	if len(operands) == 0 {
		return out
	}
	return append(append(out, "--"), operands...)
}

func isFlag(arg string) bool { return len(arg) > 1 && arg[0] == '-' && arg != "--" }

// width is how many arguments the flag at the front of args takes up.
func width(flags []cli.Flag, args []string) int {
	name, _, has := strings.Cut(strings.TrimLeft(args[0], "-"), "=")
	if has || len(args) == 1 {
		return 1
	}
	for _, f := range flags {
		if !slices.Contains(f.Names(), name) {
			continue
		}
		if _, is := f.(*cli.BoolFlag); is {
			return 1
		}
		return 2
	}
	return 1
}
