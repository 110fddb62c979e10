import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { createConnection, type Choice, type Flow } from './api';

/** Saves a choice, one request at a time: a double click arrives before React has drawn the button as busy. */
export function useCreateConnection(flow: Flow) {
  const running = useRef(false);
  const mutation = useMutation({
    mutationFn: (choice: Choice) => createConnection(flow, choice),
    onSettled: () => {
      running.current = false;
    },
  });
  const save = (choice: Choice) => {
    if (!running.current) {
      running.current = true;
      mutation.mutate(choice);
    }
  };
  return { ...mutation, save };
}
