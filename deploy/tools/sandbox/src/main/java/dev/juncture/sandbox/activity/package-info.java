/** What people do around issues besides changing them: history, links, work, watching. */
@NullMarked
package dev.juncture.sandbox.activity;

import org.jspecify.annotations.NullMarked;
