/**
 * Configuration that the frontend reads at run time. One build of the frontend serves every deployment.
 */
@NullMarked
package dev.juncture.frontend;

import org.jspecify.annotations.NullMarked;
