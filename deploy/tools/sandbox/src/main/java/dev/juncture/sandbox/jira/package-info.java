/**
 * Jira behind Atlassian's gateway: who may pass, and the parts of the Jira Cloud platform REST API that the sandbox
 * answers. Shapes and sentences follow the official OpenAPI document and recorded answers.
 */
@NullMarked
package dev.juncture.sandbox.jira;

import org.jspecify.annotations.NullMarked;
