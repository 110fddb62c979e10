/** Reads the nodes of Atlassian documents as blocks, and writes blocks as nodes. */
@NullMarked
package dev.juncture.jira.adf.node;

import org.jspecify.annotations.NullMarked;
