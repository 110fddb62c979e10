/**
 * Lists of tickets by JQL. A long list is read with parallel calls.
 */
@NullMarked
package dev.juncture.jira.search;

import org.jspecify.annotations.NullMarked;
