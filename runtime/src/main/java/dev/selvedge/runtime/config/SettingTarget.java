package dev.selvedge.runtime.config;

/**
 * A class, or a method of it, that a setting names.
 *
 * @param key the whole key
 * @param area which annotation it is about, such as {@code retry}
 * @param owner binary name of the class
 * @param method empty where the setting is for all methods of the class
 */
public record SettingTarget(String key, String area, String owner, String method) {}
