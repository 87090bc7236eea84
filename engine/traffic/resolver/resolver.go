package resolver

import "gatehouse/engine/clock"

// Code is how a question was answered. The set is closed.
type Code uint8

// The codes.
const (
	NoError  Code = iota // with data, or a CNAME that leads to none
	NoData               // the name exists, this type does not
	NXDomain             // the name does not exist
	Refused              // nobody here answers for the name
	TooLong              // a chain of CNAMEs without an end
)

var codes = [...]string{"NOERROR", "NOERROR without data", "NXDOMAIN", "REFUSED", "SERVFAIL"}

func (c Code) String() string { return codes[c] }

// Reply is what an Authority answers. Values, or a CNAME, come with NoError;
// the TTL of a negative answer is how long it may be cached.
type Reply struct {
	Code   Code
	Values []string // shared by all who hold it: not to be changed
	CNAME  string   // the name to ask instead
	TTL    int32    // seconds
	Ref    int32    // the Authority's own mark, handed on
}

// Authority answers for zones. Who is the one whose location counts: the
// resolver, or the client when its subnet is sent.
type Authority interface {
	Ask(name, typ string, who int32, now clock.Time) Reply
}

// Behaviour is how a resolver treats a TTL. The set is closed.
type Behaviour uint8

// The behaviours.
const (
	Honoured Behaviour = iota
	Ignored            // keeps its first answer for good
	AtLeast            // keeps an answer for Config.Least or longer
)

func (b Behaviour) String() string { return [...]string{"honoured", "ignored", "at least"}[b] }

// Config is a resolver's manner.
type Config struct {
	Who          int32 // whose location counts when no subnet is sent
	TTL          Behaviour
	Least        clock.Duration // with AtLeast
	ClientSubnet bool           // sends the client's subnet, and caches by it (traffic 1.5.26)
	Worn         *clock.Stream  // ages the first answer to each question; nil for a resolver that starts with the run
}

// Found is an answer with its place in the cache.
type Found struct {
	Reply
	Asked clock.Time // when the last part of it was asked for
	Until clock.Time // when the first part of it runs out; Never for good
	Fresh bool       // some part was asked for now
}

// Resolver is one recursive resolver with its cache.
type Resolver struct {
	config Config
	cache  map[question]entry
	last   question // clients ask for one name over and over
	lastIn entry
}

type question struct {
	name, typ string
	who       int32
}

type entry struct {
	Reply
	asked, until clock.Time
}

// Bounds of a resolver.
const (
	mostLinks   = 8      // CNAMEs followed
	mostAnswers = 10_000 // in a cache
)

// New makes a resolver with an empty cache.
func New(c Config) *Resolver { return &Resolver{config: c} }

// Resolve finds a name's values of a type for a client, from the cache or from
// the Authority.
func (r *Resolver) Resolve(name, typ string, client int32, now clock.Time, a Authority) Found {
	who := r.config.Who
	if r.config.ClientSubnet {
		who = client
	}
	found := Found{Until: clock.Never}
	for range mostLinks + 1 {
		e, fresh := r.ask(question{name, typ, who}, now, a)
		found.Reply = e.Reply
		found.Asked, found.Until = max(found.Asked, e.asked), min(found.Until, e.until)
		found.Fresh = found.Fresh || fresh
		if e.CNAME == "" {
			return found
		}
		name = e.CNAME
	}
	found.Reply = Reply{Code: TooLong}
	return found
}

// ask finds the answer to one question.
func (r *Resolver) ask(q question, now clock.Time, a Authority) (e entry, fresh bool) {
	if q == r.last && now < r.lastIn.until {
		return r.lastIn, false
	}
	e, known := r.cache[q]
	if !known || now >= e.until {
		e = entry{a.Ask(q.name, q.typ, q.who, now), now, now}
		if e.Code != Refused {
			e.until = now.Add(r.keep(e.Reply, !known))
			r.store(q, e, now)
		}
		fresh = true
	}
	r.last, r.lastIn = q, e
	return e, fresh
}

// keep is how long an answer is cached.
func (r *Resolver) keep(e Reply, first bool) clock.Duration {
	d := clock.Duration(max(e.TTL, 0)) * clock.Second
	switch {
	case r.config.TTL == Ignored && e.Code == NoError:
		return clock.Duration(clock.Never)
	case r.config.TTL == AtLeast:
		d = max(d, r.config.Least)
	}
	if first && r.config.Worn != nil {
		return r.config.Worn.Within(d)
	}
	return d
}

func (r *Resolver) store(q question, e entry, now clock.Time) {
	if r.cache == nil {
		r.cache = make(map[question]entry, 1)
	}
	if len(r.cache) >= mostAnswers {
		r.sweep(now)
	}
	r.cache[q] = e
}

// sweep makes room in a full cache.
func (r *Resolver) sweep(now clock.Time) {
	for q, e := range r.cache {
		if now >= e.until {
			delete(r.cache, q)
		}
	}
	if len(r.cache) >= mostAnswers {
		clear(r.cache)
	}
}

// Held is the cached answer to a question, as Resolve would give it, without
// asking anybody; ok is false when some part of it is not in the cache.
func (r *Resolver) Held(name, typ string, client int32, now clock.Time) (found Found, ok bool) {
	found = r.Resolve(name, typ, client, now, nobody{})
	return found, found.Code != Refused
}

// nobody answers nothing.
type nobody struct{}

func (nobody) Ask(string, string, int32, clock.Time) Reply { return Reply{Code: Refused} }
