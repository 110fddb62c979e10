/**
 * Checks how the packages of a module depend on each other and how large they are. Each module calls these rules from its
 * own architecture test.
 */
@NullMarked
package dev.juncture.architecture;

import org.jspecify.annotations.NullMarked;
