package dev.juncture.edge;

import org.springframework.http.HttpHeaders;

/** An answer with its whole body in memory. */
public record WholeAnswer(int status, HttpHeaders headers, byte[] body) {}
