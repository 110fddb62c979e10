package dev.juncture.sandbox.world;

import java.util.List;

/** What the issues of a project are about: every subject may meet every matter. */
public record Theme(List<String> subjects, List<String> matters, List<String> labels) {}
