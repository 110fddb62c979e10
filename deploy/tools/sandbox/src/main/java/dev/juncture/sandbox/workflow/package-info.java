/** The workflows: how issues change their status. */
@NullMarked
package dev.juncture.sandbox.workflow;

import org.jspecify.annotations.NullMarked;
