package io.deltareplay.benchmarks.kernel;

/// The command line.
///
/// @param iterate whether the files are only counted, else they are written as Arrow
record Arguments(String table, Columns columns, boolean iterate) {
    static Arguments parse(String[] arguments) {
        String table = "";
        Columns columns = Columns.ALL;
        boolean iterate = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--columns" -> columns = Columns.parse(arguments[++i]);
                case "--mode" -> iterate = parseMode(arguments[++i]);
                default -> table = arguments[i];
            }
        }
        if (table.isEmpty()) {
            throw new IllegalArgumentException(
                    "usage: KernelJava TABLE [--columns all|no-stats|paths] [--mode arrow|iterate]");
        }
        return new Arguments(table, columns, iterate);
    }

    private static boolean parseMode(String text) {
        return switch (text) {
            case "iterate" -> true;
            case "arrow" -> false;
            default -> throw new IllegalArgumentException("--mode is arrow or iterate, got " + text);
        };
    }
}
