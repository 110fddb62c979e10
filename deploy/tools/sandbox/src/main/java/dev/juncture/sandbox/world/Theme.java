package dev.juncture.sandbox.world;

import java.util.List;

/** The texts for the issues of a project: any subject can be combined with any matter. */
public record Theme(List<String> subjects, List<String> matters, List<String> labels) {}
