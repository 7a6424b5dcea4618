package dev.selvedge.jdbc;

/** Somebody who was given a key and has to be told. */
record Wake(String client, String name) {}
