/**
 * Everything about Jira. Without this package the main code still compiles: no other package depends on it.
 *
 * <p>The packages inside, from the bottom up: this one (settings, errors, ids); {@code resilience} and {@code adf};
 * {@code client} and {@code paging}; {@code oauth}, {@code scope} and {@code site}; then one package per feature.
 */
@NullMarked
package dev.juncture.jira;

import org.jspecify.annotations.NullMarked;
