package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"gatehouse/lab/tui/theme"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// The exit codes.
const (
	exitOK        = 0
	exitNotPassed = 1
	exitUsage     = 2
	exitUnsettled = 3 // of prove
)

// status ends the program with a code and no further word.
type status int

func (s status) Error() string { return fmt.Sprintf("exit %d", int(s)) }

// commands is the whole command line.
type commands struct {
	Packs []string `name:"pack" placeholder:"DIR" env:"GATEHOUSE_PACKS" sep:":" type:"path" help:"Add a folder with a pack; may be given several times."`

	Lab     labCommand     `cmd:"" default:"withargs" help:"Open the lab; what gatehouse does without a command."`
	List    listCommand    `cmd:"" help:"List the exercises and lessons."`
	Show    showCommand    `cmd:"" help:"Print an exercise, a lesson or the glossary."`
	Grade   gradeCommand   `cmd:"" help:"Grade an answer. Exit 0 passed, 1 not passed, 2 wrong use."`
	Eval    evalCommand    `cmd:"" help:"Judge requests: JSON lines in, JSON lines out."`
	Lint    lintCommand    `cmd:"" help:"Read a policy as a strict friend. Exit 1 for errors and security warnings."`
	Prove   proveCommand   `cmd:"" help:"Judge all requests at once. Exit 0 the same or none, 1 not, 3 not settled, 2 wrong use."`
	Pack    packCommand    `cmd:"" help:"The instructor's tools."`
	Paths   pathsCommand   `cmd:"" help:"Print where Gatehouse keeps its files."`
	Version versionCommand `cmd:"" help:"Print the version."`
}

// Help tells of the default command's flags, which otherwise only gatehouse lab
// --help shows.
func (*commands) Help() string {
	return `Flags of the lab, which opens when no command is given:
  --plain       Lines and numbered choices instead of a screen.
  --theme=NAME  Colours: ` + strings.Join(theme.Names(), ", ") + `.
  --ascii       Draw with ASCII characters only.
  --no-mouse    Leave the mouse to the terminal.`
}

// usual takes the ways other programs are asked for help and for their version.
func usual(args []string) []string {
	if len(args) == 0 {
		return args
	}
	switch args[0] {
	case "help":
		return append(slices.Clone(args[1:]), "--help")
	case "--version":
		return append([]string{"version"}, args[1:]...)
	}
	return args
}

// run is main without the process: arguments and streams in, exit code out.
func run(args []string, in io.Reader, out, errs io.Writer) (code int) {
	a := &app{in: in, out: out, errs: errs}
	cli := &commands{}
	done := false
	parser, err := kong.New(cli, kong.Name("gatehouse"), kong.Description(about), kong.Writers(out, errs),
		kong.Exit(func(int) { done = true }), kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.Vars{"themes": strings.Join(theme.Names(), ",")}, kong.Bind(a))
	if err != nil {
		panic(err) // the grammar above is ours
	}
	for _, command := range parser.Model.Children {
		a.commands = append(a.commands, command.Name)
	}
	ctx, err := parser.Parse(usual(args))
	if done { // --help
		return exitOK
	}
	if err == nil {
		a.dirs = cli.Packs
		err = ctx.Run()
	}
	return a.leave(err)
}

const about = "Gatehouse is a training lab in the terminal: write IAM policies and DNS records and see them judged, with reasons."

// leave says what went wrong, lower case and with the next step, and gives the
// exit code.
func (a *app) leave(err error) int {
	var s status
	var parse *kong.ParseError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &s):
		return int(s)
	case errors.As(err, &parse):
		fmt.Fprintf(a.errs, "gatehouse: %s: see gatehouse --help\n", lowerFirst(parse.Error()))
	default:
		fmt.Fprintf(a.errs, "gatehouse: %s\n", lowerFirst(err.Error()))
	}
	return exitUsage
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
