package dev.selvedge.runtime.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key that overrides an attribute of an annotation, taken apart: {@code
 * selvedge.AREA[.CLASS[#METHOD]].ATTRIBUTE}.
 *
 * @param owner binary name of the class; empty where the key is for all classes
 * @param method empty where the key is for all methods
 */
record AttributeKey(String area, String owner, String method, String attribute) {
  private static final String NAME = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*+";

  private static final Pattern SHAPE =
      Pattern.compile(
          "selvedge\\.(?<area>\\w++)(?:\\.(?<owner>NAME(?:\\.NAME)*?)(?:#(?<method>NAME))?)?"
                  .replace("NAME", NAME)
              + "\\.(?<attribute>\\w++)");

  /** The parts, if the key has this shape; whether they exist is not looked at. */
  static @Nullable AttributeKey parse(String key) {
    Matcher matcher = SHAPE.matcher(key);
    return matcher.matches()
        ? new AttributeKey(
            matcher.group("area"),
            orEmpty(matcher.group("owner")),
            orEmpty(matcher.group("method")),
            matcher.group("attribute"))
        : null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Put together again. */
  String text() {
    String scope = owner.isEmpty() ? "" : '.' + owner + (method.isEmpty() ? "" : '#' + method);
    return "selvedge." + area + scope + '.' + attribute;
  }
}
