package dev.juncture.sandbox.consent;

import dev.juncture.sandbox.auth.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Consents in progress. The form has the id, so no foreign page can send it. An id is valid for one decision. */
final class Transactions {
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final Clock clock;
    private final Map<String, Transaction> open = new LinkedHashMap<>();

    record Transaction(String id, AuthorizationRequest request, Instant begunAt) {}

    Transactions(Clock clock) {
        this.clock = clock;
    }

    synchronized Transaction begin(AuthorizationRequest request) {
        open.values().removeIf(this::isOld);
        Transaction transaction = new Transaction(Secrets.random(32), request, clock.instant());
        open.put(transaction.id(), transaction);
        return transaction;
    }

    synchronized Optional<Transaction> find(String id) {
        return Optional.ofNullable(open.get(id)).filter(transaction -> !isOld(transaction));
    }

    /** Returns true for the first caller only. */
    synchronized boolean end(Transaction transaction) {
        return open.remove(transaction.id()) != null;
    }

    private boolean isOld(Transaction transaction) {
        return clock.instant().isAfter(transaction.begunAt().plus(LIFE));
    }
}
