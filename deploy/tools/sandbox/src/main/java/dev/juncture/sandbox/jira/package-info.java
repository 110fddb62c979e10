/**
 * The parts that all operations of Jira share: the gateway that checks a token, the call, refusals, pages, and the JSON of
 * users and projects. Shapes and sentences follow the official OpenAPI document and recorded answers.
 */
@NullMarked
package dev.juncture.sandbox.jira;

import org.jspecify.annotations.NullMarked;
