import './styles/tokens.css';
import './styles/base.css';
import { DemoApp } from './features/demo/DemoApp';
import { mount } from './mount';

mount(<DemoApp />);
