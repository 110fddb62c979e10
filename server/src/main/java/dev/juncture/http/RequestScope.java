package dev.juncture.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the parts of one request have in common while it lasts, such as the time that is left to it. */
public final class RequestScope {
    private static final ThreadLocal<@Nullable RequestScope> CURRENT = new ThreadLocal<>();

    private final Map<Class<?>, Object> things = new ConcurrentHashMap<>();

    private RequestScope() {}

    /** The request's only thing of this type, made when it is first asked for; outside of a request each time anew. */
    public static <T> T get(Class<T> type, Supplier<T> make) {
        RequestScope scope = CURRENT.get();
        return scope == null ? make.get() : type.cast(scope.things.computeIfAbsent(type, missing -> make.get()));
    }

    /** The request's thing of this type, when somebody has made it. */
    public static <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(CURRENT.get())
                .map(scope -> scope.things.get(type))
                .map(type::cast);
    }

    /** The same work, as a part of the present request even when another thread does it. */
    public static <T> Callable<T> carry(Callable<T> work) {
        RequestScope scope = CURRENT.get();
        return () -> {
            RequestScope before = CURRENT.get();
            CURRENT.set(scope);
            try {
                return work.call();
            } finally {
                CURRENT.set(before);
            }
        };
    }

    static boolean isOpen() {
        return CURRENT.get() != null;
    }

    static <T> T open(Supplier<T> work) {
        CURRENT.set(new RequestScope());
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }
}
