// Package complete says what could stand at the cursor of a policy document.
package complete
