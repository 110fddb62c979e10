/**
 * What is wrong with a deployment and the line that mends it. Features bring checks of their own; the doctor runs all of
 * them side by side.
 */
@NullMarked
package dev.juncture.doctor;

import org.jspecify.annotations.NullMarked;
