package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.config.Settings;

/** Makes the membership of a process from its settings. */
public final class Memberships {
  private Memberships() {}

  /** The membership of this process. */
  public static Membership open(Settings settings, NodeIdentity self) {
    throw new InvalidSettingException("membership of more than one process is not there yet");
  }
}
