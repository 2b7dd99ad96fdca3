import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { toast } from "../../ui/toasts.ts";
import { keys } from "./data.ts";
import { words } from "./strings.ts";

/** A change of an activation: run it, say so, read the area anew. The caller shows `error`. */
export function createChange<Input, Output = unknown>(
  run: (input: Input) => Promise<Output>,
  options: { onDone?: (output: Output) => void; say?: (output: Output) => string } = {},
) {
  const queryClient = useQueryClient();
  return useMutation(() => ({
    mutationFn: run,
    onSuccess: async (output: Output) => {
      toast(options.say?.(output) ?? words("act.done"));
      options.onDone?.(output);
      await queryClient.invalidateQueries({ queryKey: keys.all });
    },
  }));
}
