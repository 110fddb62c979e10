/**
 * The doctor: reports what is wrong with a deployment, and the line to set or to run that corrects it. Each feature has
 * its own checks; the doctor runs all of them in parallel.
 */
@NullMarked
package dev.juncture.doctor;

import org.jspecify.annotations.NullMarked;
