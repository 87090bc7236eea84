package iam

// Set is compiled policies.
type Set struct{}

// Binding is a request in a Set's slots; it is reused between requests.
type Binding struct{}

// Compile turns policies into matchers.
func Compile(p Policies) *Set { panic("founding sketch") }

// Bind puts a request's context into the set's slots. b may be nil.
func (s *Set) Bind(r *Request, b *Binding) *Binding { panic("founding sketch") }

// Verdict judges without reasons and without allocating.
func (b *Binding) Verdict() Verdict { panic("founding sketch") }

// Explain judges with reasons.
func (b *Binding) Explain() Explanation { panic("founding sketch") }

// Derive adds the keys that follow from the principal: aws:PrincipalArn,
// aws:PrincipalAccount, aws:PrincipalType, aws:username, aws:userid.
func Derive(r Request) Request { panic("founding sketch") }
