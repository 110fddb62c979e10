@org.jspecify.annotations.NullMarked
package dev.juncture.http;
