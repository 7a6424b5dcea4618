package dev.selvedge.demo;

import java.util.regex.Pattern;

/** What must not be printed. */
final class Secrets {

  private static final Pattern USER_INFO = Pattern.compile("(://[^:/@\\s]*:)[^/\\s]*@");
  private static final Pattern PARAMETER =
      Pattern.compile("(password|pwd)=[^&;\\s]*", Pattern.CASE_INSENSITIVE);

  private Secrets() {}

  /** The text, with stars for the passwords of the URLs in it. */
  static String masked(String text) {
    return PARAMETER
        .matcher(USER_INFO.matcher(text).replaceAll("$1***@"))
        .replaceAll(found -> found.group(1) + "=***");
  }
}
