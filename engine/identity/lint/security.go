package lint

// securityChecks say what opens more than it seems to.
var securityChecks = []check{
	(*linter).allowNot,
	(*linter).allRoles,
	(*linter).missingTags,
	(*linter).hollowKeys,
	(*linter).strangers,
}
