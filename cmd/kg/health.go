package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/urfave/cli/v2"

	"kg/graph"
)

var validateCommand = &cli.Command{
	Name:  "validate",
	Usage: "check that the store is whole and its content makes sense",
	Description: `Checks that indexes, dictionary and counters of the store agree; that every statement has
its parts and its evidence, and relates what its predicate admits; that every fact has its
plain edge and no plain edge rests on claims alone. Problems go to standard output.

   kg validate
   kg validate --db backup-2023-03

Exit codes: 0 sound, 1 problems found, 4 the store cannot be read.`,
	Flags:  append(dbFlags(), outputFlag(listFormats...)),
	Before: configure,
	Action: question(func(c *cli.Context, g *graph.Graph) (*reply, error) {
		problems, err := g.Check(c.Context)
		if err != nil {
			return nil, err
		}
		more, err := g.Validate(c.Context)
		if err != nil && len(problems) == 0 {
			return nil, err
		} else if err != nil { // what is known of the damage is told
			more = []graph.Problem{{Msg: err.Error()}}
		}
		r := &reply{names: []string{"node", "problem"}}
		for _, p := range append(problems, more...) {
			r.n++
			r.rows = append(r.rows, []string{p.Node, p.Msg})
			r.list = append(r.list, map[string]string{"node": p.Node, "problem": p.Msg})
		}
		r.table = func(p *page) { writeTable(p, r.names, r.rows) }
		r.none = "the store is sound"
		if r.n > 0 {
			r.after = cli.Exit(plural(r.n, "problem"), exitFailed)
		}
		return r, nil
	}),
}

var backupCommand = &cli.Command{
	Name:      "backup",
	Usage:     "copy the store to a new folder, while others read and write",
	ArgsUsage: "FOLDER",
	Description: `The folder is itself a store. On the same disk it shares files with the store, and takes
no room; to another disk, or machine, copy the folder. Of a database it is a copy.

   kg backup backup-2023-03
   kg backup --db postgres://user@host/news backup-2023-03
   kg show --db backup-2023-03 "Han Dong"`,
	Flags:  dbFlags(),
	Before: configure,
	Action: oneFolder(withReader(func(c *cli.Context, g *graph.Graph) error {
		to := c.Args().First()
		if err := g.Backup(c.Context, to); err != nil {
			return folderError(to, err)
		}
		fmt.Fprintf(c.App.ErrWriter, "backup of %s: %s\n", nameOf(c.String("db")), to)
		return nil
	})),
}

var restoreCommand = &cli.Command{
	Name:      "restore",
	Usage:     "make a store from a backup, after checking it",
	ArgsUsage: "FOLDER",
	Description: `Reads all of the backup first; the store must not be there yet, a database must be empty.
A database that already holds something is left as it is.

   kg restore backup-2023-03
   kg restore --db again.db backup-2023-03
   kg restore --db postgres://user@host/news backup-2023-03`,
	Flags:  dbFlags()[:1],
	Before: configure,
	Action: oneFolder(func(c *cli.Context) error {
		from, to := c.Args().First(), c.String("db")
		err := graph.Restore(c.Context, from, to)
		if errors.Is(err, fs.ErrNotExist) {
			return cli.Exit(fmt.Sprintf("%s: no backup there", from), exitFailed)
		}
		if err != nil {
			return storeError(from, folderError(nameOf(to), err))
		}
		fmt.Fprintf(c.App.ErrWriter, "%s restored from %s\n", nameOf(to), from)
		return nil
	}),
}

func oneFolder(action cli.ActionFunc) cli.ActionFunc {
	return func(c *cli.Context) error {
		if c.NArg() != 1 {
			return usage(c, "give one folder")
		}
		return action(c)
	}
}

// folderError says what to do about a folder that is in the way.
func folderError(path string, err error) error {
	if errors.Is(err, fs.ErrExist) {
		return cli.Exit(fmt.Sprintf("%s is there already: move it away, or name another", path), exitFailed)
	}
	return err
}
