package exercise

import (
	"gatehouse/engine/world/worldfile"
	"gatehouse/lab/complete"
	"gatehouse/lab/tui/part/editor"
)

// completer proposes what the policy shown may hold and what the world has.
func (p *Page) completer() editor.Completer {
	own := namesOf(p.ex.World)
	return func(src string, offset int) editor.Completion {
		names := own
		names.Kind = p.document().Kind
		return complete.At(src, offset, names)
	}
}

func namesOf(w *worldfile.World) complete.Names {
	var n complete.Names
	if w == nil {
		return n
	}
	add := func(arn, help string) { n.ARNs = append(n.ARNs, complete.NamedARN{ARN: arn, Help: help}) }
	for _, b := range w.Buckets {
		add(b.ARN, "bucket "+b.Name)
	}
	for _, t := range w.Tables {
		add(t.ARN, "table "+t.Name)
	}
	for _, u := range w.Users {
		add(u.ARN, "user "+u.Name)
	}
	for _, r := range w.Roles {
		add(r.ARN, "role "+r.Name)
	}
	return n
}
