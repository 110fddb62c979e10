package dev.juncture.route;

import java.util.List;

/** The routes of one feature. Each feature has one bean of this type. */
@FunctionalInterface
public interface Routes {
    List<Route> routes();
}
