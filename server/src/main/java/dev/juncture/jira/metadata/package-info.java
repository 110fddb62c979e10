/**
 * What a product needs to know before it asks people for an issue: types, fields, priorities.
 */
@NullMarked
package dev.juncture.jira.metadata;

import org.jspecify.annotations.NullMarked;
