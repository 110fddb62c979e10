/**
 * Which Jira sites a grant reaches, which one the person picked, and what is kept about it.
 */
@NullMarked
package dev.juncture.jira.site;

import org.jspecify.annotations.NullMarked;
