package dev.juncture.http;

import java.util.List;

/** The routes of one feature, a line each. */
@FunctionalInterface
public interface Routes {
    List<Route> routes();
}
