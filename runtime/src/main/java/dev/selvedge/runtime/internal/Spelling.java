package dev.selvedge.runtime.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant by a misspelt one. Thread-safe. */
public final class Spelling {
  private static final int FARTHEST = 3;

  private Spelling() {}

  /** The phrase for the end of a sentence that shows the word; empty where nothing comes close. */
  public static String didYouMean(Optional<String> suggestion) {
    return suggestion.map(s -> " (did you mean " + s + "?)").orElse("");
  }

  /** The candidate with the fewest typing errors between it and the word, if these are few. */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    int limit = Math.min(FARTHEST, word.length() / 2);
    return candidates.stream()
        .map(candidate -> new Guess(candidate, errors(fold(word), fold(candidate), limit)))
        .filter(guess -> guess.errors <= limit)
        .min(Comparator.comparingInt(Guess::errors).thenComparing(Guess::word))
        .map(Guess::word);
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /**
   * The number of letters inserted, left out, mistaken or swapped with their neighbour: the optimal
   * string alignment distance, row by row.
   */
  private static int errors(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int mistaken = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(mistaken, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }

  private record Guess(String word, int errors) {}
}
