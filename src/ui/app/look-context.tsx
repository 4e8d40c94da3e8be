import { createContext, useContext } from 'react';
import { lookFor, type Look } from './look.js';

export const LookContext = createContext<Look>(lookFor({}));

export const useLook = (): Look => useContext(LookContext);
