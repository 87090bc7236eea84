package twin

import "strings"

// A theCase is one case line, decoded but not judged.
type theCase struct {
	action    string
	resources []string
	owner     string
	who       caller
	context   contextMap

	identity, boundaries, sessions, endpoints []*node
	resource                                  *node
	scps, rcps                                [][]*node

	callerInManagement, resourceInManagement bool
	federatedBy, principalID, canonicalID    string
	principalTags, sessionTags               []tag
	grants                                   []kmsGrant
	blockPublicAccess                        bool
	acl                                      []aclEntry
}

type tag struct{ key, value string }

type kmsGrant struct {
	grantee        string
	operations     []string
	subset, equals []tag
	hasEquals      bool
}

type aclEntry struct{ account, permission string }

// notCase is what the fields below panic with; readCase turns it into an error.
type notCase string

func (n notCase) Error() string { return string(n) }

func readCase(line []byte) (c *theCase, err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case notCase:
			err = p
		default:
			panic(p)
		}
	}()
	top, err := readJSON(line)
	if err != nil {
		return nil, err
	}
	return decodeCase(once(wantKind(top, objectNode, "the case"))), nil
}

func decodeCase(top *node) *theCase {
	c := &theCase{context: contextMap{}}
	decodeRequest(c, top)
	c.identity = documents(top, "identityPolicies")
	c.boundaries = documents(top, "permissionBoundaries")
	c.endpoints = documents(top, "vpcEndpointPolicies")
	c.sessions = documents(top, "sessionPolicies")
	if one := top.get("sessionPolicy"); one != nil {
		c.sessions = append(c.sessions, unwrap(one))
	}
	if one := top.get("resourcePolicy"); one != nil {
		c.resource = unwrap(one)
	}
	c.scps, c.rcps = levels(top, "scps"), levels(top, "rcps")
	decodeExtras(c, top)
	return c
}

func decodeRequest(c *theCase, top *node) {
	request := top.get("request")
	if request == nil {
		panic(notCase("no request"))
	}
	once(wantKind(request, objectNode, "request"))
	c.action = decodeAction(request)
	c.resources = decodeResources(request)
	c.owner = textMember(request, "resourceAccountId")
	who, known := readCaller(textMember(request, "principal"), textMember(top, "principalRoleArn"))
	if !known {
		panic(notCase("no principal of a known kind"))
	}
	c.who = who
	if context := request.get("context"); context != nil {
		decodeContext(c, wantKind(context, objectNode, "context"))
	}
}

func decodeAction(request *node) string {
	action := textMember(request, "action")
	service, name, _ := strings.Cut(action, ":")
	if service == "" || name == "" {
		panic(notCase("no action"))
	}
	return action
}

// decodeResources: a list means that the call needs each of them (rule 14).
func decodeResources(request *node) []string {
	n := request.get("resource")
	if n == nil {
		panic(notCase("no resource"))
	}
	var all []string
	for _, one := range n.many() {
		all = append(all, wantKind(one, stringNode, "resource").text)
	}
	if len(all) == 0 || contains(all, "") {
		panic(notCase("no resource"))
	}
	return all
}

func decodeContext(c *theCase, context *node) {
	for _, m := range context.members {
		if c.context.has(m.key) && !strings.Contains(strings.ToLower(m.key), "tag/") { // 58
			panic(notCase("context key twice: " + m.key))
		}
		e := c.context.stated(m.key)
		e.list = e.list || m.value.kind == listNode
		for _, v := range m.value.many() {
			if v.kind == objectNode || v.kind == listNode {
				panic(notCase("context value"))
			}
			if v.kind != nullNode {
				e.values = append(e.values, v.text)
			}
		}
	}
}

func decodeExtras(c *theCase, top *node) {
	c.callerInManagement = boolMember(top, "principalIsManagementAccount") || boolMember(top, "managementAccount")
	c.resourceInManagement = boolMember(top, "resourceIsManagementAccount")
	c.federatedBy = textMember(top, "federatedBy")
	c.principalID = textMember(top, "principalId")
	c.canonicalID = textMember(top, "canonicalUserId")
	c.principalTags = tags(top, "principalTags")
	c.sessionTags = tags(top, "sessionTags")
	for _, g := range listMember(top, "kmsGrants") {
		c.grants = append(c.grants, decodeGrant(wantKind(g, objectNode, "grant")))
	}
	if settings := top.get("settings"); settings != nil {
		if s3 := wantKind(settings, objectNode, "settings").get("s3"); s3 != nil {
			decodeS3(c, wantKind(s3, objectNode, "s3"))
		}
	}
}

func decodeGrant(n *node) kmsGrant {
	g := kmsGrant{grantee: textMember(n, "grantee"), hasEquals: n.get("encryptionContextEquals") != nil}
	for _, operation := range listMember(n, "operations") {
		g.operations = append(g.operations, wantKind(operation, stringNode, "operation").text)
	}
	g.subset, g.equals = tags(n, "encryptionContextSubset"), tags(n, "encryptionContextEquals")
	return g
}

func decodeS3(c *theCase, s3 *node) {
	c.blockPublicAccess = boolMember(s3, "blockPublicAccess")
	for _, entry := range listMember(s3, "acl") {
		wantKind(entry, objectNode, "acl")
		c.acl = append(c.acl, aclEntry{textMember(entry, "account"), textMember(entry, "permission")})
	}
}
