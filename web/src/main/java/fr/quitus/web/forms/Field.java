package fr.quitus.web.forms;

/** A field of a command, by the name the command has for it. */
public record Field(String name, boolean required, Shape shape) {}
