/**
 * How tokens are refreshed, as a model small enough to visit all of it: two processes, one connection, one Atlassian.
 */
@NullMarked
package dev.juncture.token.model;

import org.jspecify.annotations.NullMarked;
