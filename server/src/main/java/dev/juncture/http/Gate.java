package dev.juncture.http;

/** Decides whether a request may call what is meant for {@code caller}; implemented where the keys are known. */
public interface Gate {
    /** @throws ApiException when it may not */
    void admit(Request request, Caller caller);
}
