package dev.selvedge.demo;

/** An argument that the program cannot take; the message names it, the value seen and a remedy. */
final class BadOptionException extends Exception {

  private static final long serialVersionUID = 1;

  BadOptionException(String message) {
    super(message);
  }
}
