package fr.quitus.app.security;

/** Where this instance answers, always on the loopback interface. */
public record LocalAddress(String url) {}
