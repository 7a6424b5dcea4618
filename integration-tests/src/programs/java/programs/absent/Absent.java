package programs.absent;

/** Its class file is taken away after compiling, like that of an optional library. */
public class Absent extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
