package dev.juncture.http;

import java.net.URI;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where a person mends what was refused, for the product that asks for it: each is a session of its own. */
@Component
class FixUrls {
    static final String HEADER = "X-Juncture-Fix-Url";

    private final ObjectProvider<Reconnects> reconnects;

    FixUrls(ObjectProvider<Reconnects> reconnects) {
        this.reconnects = reconnects;
    }

    /** Only for the holder of a secret key: the page can put another account in the place of the connection's. */
    Optional<URI> of(ApiException refusal, Request request, Caller caller) {
        boolean wanted = caller == Caller.BACKEND
                && refusal.code().needsReauthorization()
                && "true".equalsIgnoreCase(request.headers().getFirst(HEADER));
        return wanted ? reconnects.getObject().page() : Optional.empty();
    }
}
