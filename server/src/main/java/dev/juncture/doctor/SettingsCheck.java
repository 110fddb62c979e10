package dev.juncture.doctor;

/** A check of settings alone: it asks nobody, so that a process which lives long can tell its finding at the start. */
public interface SettingsCheck extends Check {}
