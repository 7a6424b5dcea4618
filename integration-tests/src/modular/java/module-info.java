/** A modular application. */
module app {
  requires dev.selvedge.annotations;
  requires dev.selvedge.runtime;
}
