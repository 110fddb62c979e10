/** The least that the Lambda adapter can serve. */
@NullMarked
package dev.juncture.deploy.hello;

import org.jspecify.annotations.NullMarked;
