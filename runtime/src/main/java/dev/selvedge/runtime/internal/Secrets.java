package dev.selvedge.runtime.internal;

import java.util.regex.Pattern;

/** Takes passwords out of text that has URLs in it. */
public final class Secrets {
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]*@");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)(?<=(password|passwd|pwd|secret|token)=)[^&;\\s]*");

  private Secrets() {}

  public static String masked(String text) {
    return PARAMETER.matcher(USER_INFO.matcher(text).replaceAll("***@")).replaceAll("***");
  }
}
